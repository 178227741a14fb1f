DELETE FROM submissions WHERE number = $number
