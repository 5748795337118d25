using Kontextual.Tests.Harness;

namespace Kontextual.Tests;

/// <summary>Removes the folder of a run when all tests have ended, and fails the run when a test left something behind.</summary>
[SetUpFixture]
public sealed class RunFolderSetUp
{
    [OneTimeTearDown]
    public void Remove() => RunFolder.Delete().ShouldBeEmpty();
}
