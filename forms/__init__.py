"""The report form as both sides know it: who writes it and who reads it back. Imports nothing of the project."""
