"""What was done, step by step, and how it is taken back: every command that writes is one step.

Triggers copy each row before and after a change into a table of the same columns, whatever statement or
cascade changed it (`shadows`); a step is a row that is open while its command runs (`steps`); undo puts the
earlier rows back, as a step of its own (`undoing`).
"""
