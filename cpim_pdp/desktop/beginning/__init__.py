"""Where a log begins: the welcome."""
