"""Pure Vietnamese text: mending, comparing, numbers and dates as typed, agency names, official phrasing."""
