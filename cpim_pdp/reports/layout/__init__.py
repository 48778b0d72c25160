"""How a print looks: looks, grids of lines, pages."""
