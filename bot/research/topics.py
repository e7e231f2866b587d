"""What a concern is about: the code that the coding model gives and a researcher may correct."""

from enum import StrEnum


class Topic(StrEnum):
    """The matter of a concern, made from the paper's second and third chapters; the codebook defines each."""

    BOUNDARY = "边界不清"
    PROCEDURE = "程序不明"
    BLAME = "问责过重"
    PROMOTION = "考核用人"
    ABILITY = "能力本领"
    MEANS = "权责不配"
    ORDERS = "上级要求"
    COMPLAINTS = "举报得罪"
    FORMALISM = "形式主义"
    LEGACY = "历史遗留"
    TRIAL = "先行先试"
    DOUBT = "落实存疑"
    LIFE = "身心待遇"
    OTHER = "其他"
