-- Released concerns by month and reluctance.
SELECT month, reluctance, count(*) AS rows
FROM released
GROUP BY month, reluctance
ORDER BY month, reluctance
