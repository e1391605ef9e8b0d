"""Names of people as Vietnamese write them: family name first."""


def full_name(user) -> str:
    """ "Nguyễn Văn An" from last name "Nguyễn Văn" and first name "An"; the account's name when neither is known."""
    return f"{user.last_name} {user.first_name}".strip() or user.get_username()
