"""Reports: pure functions from facts and today to rows. One file per report; REPORTS lists them."""
