"""Charts as SVG for a page: pure functions of figures, coloured by the page's style, each with its words."""
