-- Released concerns by link and level.
SELECT link, level, count(*) AS rows
FROM released
GROUP BY link, level
ORDER BY link, level
