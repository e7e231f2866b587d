-- The classes of staged: rows that are alike in every quasi-identifier and in the shape in which they were released
-- before, how many they are, and which sensitive values they hold: bit i of a mask is the i-th value of the enum in bot/research/columns.py.
SELECT
  month, district, level, field, length, status, shape,
  count(*) AS rows,
  bit_or(CASE reluctance
    WHEN '不想为' THEN 1
    WHEN '不会为' THEN 2
    WHEN '不敢为' THEN 4
    WHEN '不愿为' THEN 8
    WHEN '害怕为' THEN 16
    ELSE 0 END) AS reluctance_mask,
  bit_or(CASE link
    WHEN '防错' THEN 1
    WHEN '减错' THEN 2
    WHEN '容错' THEN 4
    WHEN '纠错' THEN 8
    ELSE 0 END) AS link_mask,
  bit_or(CASE topic
    WHEN '边界不清' THEN 1
    WHEN '程序不明' THEN 2
    WHEN '问责过重' THEN 4
    WHEN '考核用人' THEN 8
    WHEN '能力本领' THEN 16
    WHEN '权责不配' THEN 32
    WHEN '上级要求' THEN 64
    WHEN '举报得罪' THEN 128
    WHEN '形式主义' THEN 256
    WHEN '历史遗留' THEN 512
    WHEN '先行先试' THEN 1024
    WHEN '落实存疑' THEN 2048
    WHEN '身心待遇' THEN 4096
    WHEN '其他' THEN 8192
    ELSE 0 END) AS topic_mask
FROM staged
GROUP BY month, district, level, field, length, status, shape
ORDER BY month, district, level, field, length, status, shape
