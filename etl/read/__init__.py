"""Files that people edit → records, or Rejections that say what to fix. Loads nothing."""
