"""What readers take away from the site: Word, Excel, CSV and JSON, all made from the views that the pages show."""
