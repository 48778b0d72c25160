"""What a report says, a module for each section: from a summary to blocks, no figure computed."""
