"""What is known about places: the provinces then and now, the districts and communes, and how their names are written."""
