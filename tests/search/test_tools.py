"""Tools in use are found by everybody at home, and by nobody else."""

from tests.inventory.scenes import written
from tests.support.company import Company
from tests.support.programs import Client

ADDRESSES = ("/command?q=chatter", "/search?q=chatterbox", "/api/v1/search?q=Chatterbox")


async def test_tools_in_use_are_found_by_everybody_at_home_and_by_nobody_else(company: Company, client: Client):
    tool = await written(company.ada)
    for path in ADDRESSES:
        for viewer in (company.bo, company.eve):
            found = (await client.get(path, viewer=viewer)).text
            assert (path, str(tool.id) in found) == (path, True)
        for viewer in (company.gil, company.carla, company.petra):
            found = (await client.get(path, viewer=viewer)).text
            assert (path, str(tool.id) in found) == (path, False)
    assert str(tool.id) not in (await client.get("/command?q=nothing", viewer=company.bo)).text
