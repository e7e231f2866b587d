-- Released concerns by topic and reluctance.
SELECT topic, reluctance, count(*) AS rows
FROM released
GROUP BY topic, reluctance
ORDER BY topic, reluctance
