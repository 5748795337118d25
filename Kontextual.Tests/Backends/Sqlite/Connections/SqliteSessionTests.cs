using System.Data;
using Kontextual.Domain;
using Kontextual.Persistence;
using Kontextual.Persistence.Backends.Sqlite.Connections;
using Kontextual.Persistence.Backends.Sqlite.Files;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Backends.Sqlite.Connections;

/// <summary>A session whose files are gone can still be closed.</summary>
[Platform("Linux")]
public sealed class SqliteSessionTests
{
    [Test, Property("Rule", "P1"), Property("Rule", "T3")]
    public async Task A_session_that_could_not_be_renewed_can_be_renewed_again_and_closed()
    {
        await using var store = await TestStore.OpenAsync(Backend.Sqlite);
        await store.CloseAsync();
        var path = RealPath.Of(store.Path);
        var options = new SqliteStoreOptions();
        var session = SqliteSession.OpenReader(path, options, writable: false, new StoreWatch(path, options.Look));
        File.Delete(path);

        for (int times = 0; times < 2; times++)
            Should.Throw<StoreUnavailableException>(session.Renew).Message.ShouldContain("was deleted");
        session.Dispose();

        session.Connection.State.ShouldBe(ConnectionState.Closed);
    }
}
