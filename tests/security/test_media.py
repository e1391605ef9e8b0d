"""Pictures stay private to their Site until something published there uses them."""

import pytest

from portal.publishing import media, services
from portal.publishing.states import STEPS, State
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def elsewhere():
    """A picture of another Site that nothing published uses."""
    make.the_site()
    return make.picture(site=make.site("thainguyen.localhost"))


def address(picture, key: str = "") -> str:
    return f"/media/{key or picture.key}/{media.rendition_widths(picture.width)[-1]}.webp"


def article_with(path: str, **values):
    return make.article(body=f'<p>Nội dung.</p><p><img src="{path}" alt="Đại biểu trao đổi"></p>', **values)


def test_a_body_cannot_publish_another_sites_picture(client, elsewhere, on_commit_now):
    with on_commit_now():
        article_with(address(elsewhere))
    assert client.get(address(elsewhere)).status_code == 404
    assert not media.public_folder(elsewhere).exists()


@pytest.mark.parametrize("state", [State.DRAFT, State.PUBLISHED])
def test_a_guessed_address_is_not_completed(elsewhere, state):
    row = article_with(address(elsewhere, f"{elsewhere.pk}-00000000"), state=state)
    assert elsewhere.key not in row.body


def test_staff_see_private_pictures_of_their_own_site_only(client, elsewhere):
    own = make.picture()
    client.force_login(make.user("writer"))
    assert client.get(address(own)).status_code == 200
    assert client.get(address(elsewhere)).status_code == 404
    for role, status in (("stranger", 404), ("", 404), ("admin", 200)):
        client.force_login(make.user(role))
        assert client.get(address(elsewhere)).status_code == status, role


def test_a_picture_follows_the_state_of_its_article(client, on_commit_now):
    picture, editor = make.picture(), make.user("editor")
    row = make.article(photo=picture, state=State.DRAFT)
    assert client.get(address(picture)).status_code == 404
    for change, status in (("publish", 200), ("withdraw", 404), ("publish", 200), ("bin", 404)):
        with on_commit_now():
            row.refresh_from_db()
            if change == "bin":
                services.bin_row(row, editor)
            else:
                services.take(STEPS[change], row, editor)
        assert client.get(address(picture)).status_code == status, change


@pytest.mark.parametrize("number", ["9" * 19, "9" * 40, "0", "٣"])
def test_odd_numbers_in_addresses_are_no_error(client, number):
    make.the_site()
    article_with(f"/media/{number}-0123abcd/640.webp")
    assert client.get(f"/media/{number}-0123abcd/640.webp").status_code == 404


@pytest.mark.parametrize(
    "name",
    ["original.png", "../original.png", "640.webp%0a", "640.webp/", "640.WEBP", "%2e%2e/secret_key", "640.webp%00.png"],
)
def test_only_renditions_have_an_address(client, name, on_commit_now):
    picture = make.picture()
    with on_commit_now():
        make.article(photo=picture)
    assert client.get(address(picture)).status_code == 200
    assert client.get(f"/media/{picture.key}/{name}").status_code == 404
