namespace Kontextual.Persistence.Backends.InMemory;

/// <summary>The use of a generation by one reader: the generation that was published at its first read.</summary>
internal sealed class InMemoryVisit(Func<InMemoryGeneration> enter, Action<InMemoryGeneration> leave) : IDisposable
{
    private InMemoryGeneration? _generation;
    private KontextualDbContext? _context;

    public KontextualDbContext Context()
    {
        if (_context is null)
        {
            _generation = enter();
            _context = _generation.CreateContext();
        }

        return _context;
    }

    public void Dispose()
    {
        _context?.Dispose();
        if (_generation is not null)
            leave(_generation);
    }
}
