-- Released concerns by reluctance and link.
SELECT reluctance, link, count(*) AS rows
FROM released
GROUP BY reluctance, link
ORDER BY reluctance, link
