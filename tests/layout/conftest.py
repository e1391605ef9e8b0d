import pytest

from portal.layout import edited
from tests import make
from tests.layout.template_office import designer


@pytest.fixture(autouse=True)
def forget_compiled():
    """Rows of the next test may have the keys of this one's."""
    edited.forget()
    yield
    edited.forget()


@pytest.fixture
def office(client):
    """A browser of somebody who may change templates; `office.user` is the person."""
    make.the_site()
    client.user = designer()
    client.force_login(client.user)
    return client
