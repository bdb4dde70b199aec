"""The network drawn: where everything stands, the picture as SVG, the page around it, and files for other programs.

Positions are worked out with + − × ÷ and square roots alone, which every machine computes alike, and never with
`sum`, which adds more exactly from Python 3.12 on: the same network gives the same bytes everywhere.
"""
