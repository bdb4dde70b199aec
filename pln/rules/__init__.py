"""Judgement: pure functions of facts and *today*. One rule a file; none knows a database or a terminal."""
