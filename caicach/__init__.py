"""The program that joins the rooms."""
