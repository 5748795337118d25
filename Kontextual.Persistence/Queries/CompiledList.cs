using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Kontextual.Persistence.Queries;

/// <summary>A query for several rows that EF translates once for each backend instead of at each call.</summary>
internal sealed class CompiledList<T1, T2, T3, T>(Expression<Func<KontextualDbContext, T1, T2, T3, IQueryable<T>>> query)
{
    private readonly ConditionalWeakTable<IModel, Func<KontextualDbContext, T1, T2, T3, IAsyncEnumerable<T>>> _compiled = [];

    public Task<List<T>> ToListAsync(KontextualDbContext db, T1 first, T2 second, T3 third, CancellationToken cancellationToken) =>
        _compiled.GetValue(db.Model, _ => EF.CompileAsyncQuery(query))(db, first, second, third)
            .ToListAsync(cancellationToken).AsTask();
}

/// <inheritdoc cref="CompiledList{T1, T2, T3, T}"/>
internal sealed class CompiledList<T1, T2, T3, T4, T>(Expression<Func<KontextualDbContext, T1, T2, T3, T4, IQueryable<T>>> query)
{
    private readonly ConditionalWeakTable<IModel, Func<KontextualDbContext, T1, T2, T3, T4, IAsyncEnumerable<T>>> _compiled = [];

    public Task<List<T>> ToListAsync(KontextualDbContext db, T1 first, T2 second, T3 third, T4 fourth, CancellationToken cancellationToken) =>
        _compiled.GetValue(db.Model, _ => EF.CompileAsyncQuery(query))(db, first, second, third, fourth)
            .ToListAsync(cancellationToken).AsTask();
}

/// <inheritdoc cref="CompiledList{T1, T2, T3, T}"/>
internal sealed class CompiledList<T1, T2, T3, T4, T5, T>(Expression<Func<KontextualDbContext, T1, T2, T3, T4, T5, IQueryable<T>>> query)
{
    private readonly ConditionalWeakTable<IModel, Func<KontextualDbContext, T1, T2, T3, T4, T5, IAsyncEnumerable<T>>> _compiled = [];

    public Task<List<T>> ToListAsync(
        KontextualDbContext db, T1 first, T2 second, T3 third, T4 fourth, T5 fifth, CancellationToken cancellationToken) =>
        _compiled.GetValue(db.Model, _ => EF.CompileAsyncQuery(query))(db, first, second, third, fourth, fifth)
            .ToListAsync(cancellationToken).AsTask();
}
