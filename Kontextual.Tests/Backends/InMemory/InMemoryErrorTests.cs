using Kontextual.Domain;
using Kontextual.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Tests.Backends.InMemory;

/// <summary>What errors of EF's in-memory provider become.</summary>
public sealed class InMemoryErrorTests
{
    [Test, Property("Rule", "T1")]
    public async Task What_EF_refuses_is_no_use_to_retry_and_known_not_to_be_written_and_all_else_is_the_callers_own()
    {
        await using var store = await VerbStore.OpenAsync(Backend.InMemory);

        foreach (var error in new[] { new DbUpdateException("refused"), new DbUpdateConcurrencyException("gone") })
        {
            var known = store.Engine.Translate(error).ShouldBeOfType<StoreUnavailableException>();
            (known.CanRetry, known.OutcomeUnknown, known.TransactionId).ShouldBe((false, false, null));
            known.InnerException.ShouldBeSameAs(error);
        }

        store.Engine.Translate(new InvalidOperationException()).ShouldBeNull();
        store.Engine.Translate(new OperationCanceledException()).ShouldBeNull();
        store.Engine.Translate(new FormatException()).ShouldBeNull();
    }
}
