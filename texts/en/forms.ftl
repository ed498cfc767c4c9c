# Forms: their titles, fields, and what is missing in them.
