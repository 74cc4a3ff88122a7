"""What press words mean, once: foldings, the calendar, dates, bylines, closed lists of words."""
