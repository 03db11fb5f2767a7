"""Reading and writing tables of customers: CSV and its relatives, workbooks, pasted cells. No Qt."""
