using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Kontextual.Persistence.Queries;

/// <summary>A query that EF translates once for each backend instead of at each call.</summary>
/// <remarks>A compiled query of EF is bound to the first model that it is used with, and each backend has its own model.</remarks>
internal sealed class CompiledQuery<TResult>(Expression<Func<KontextualDbContext, CancellationToken, TResult>> query)
{
    private readonly ConditionalWeakTable<IModel, Func<KontextualDbContext, CancellationToken, Task<TResult>>> _compiled = [];

    public Task<TResult> RunAsync(KontextualDbContext db, CancellationToken cancellationToken) =>
        _compiled.GetValue(db.Model, _ => EF.CompileAsyncQuery(query))(db, cancellationToken);
}

/// <inheritdoc cref="CompiledQuery{TResult}"/>
internal sealed class CompiledQuery<T1, TResult>(Expression<Func<KontextualDbContext, T1, CancellationToken, TResult>> query)
{
    private readonly ConditionalWeakTable<IModel, Func<KontextualDbContext, T1, CancellationToken, Task<TResult>>> _compiled = [];

    public Task<TResult> RunAsync(KontextualDbContext db, T1 first, CancellationToken cancellationToken) =>
        _compiled.GetValue(db.Model, _ => EF.CompileAsyncQuery(query))(db, first, cancellationToken);
}

/// <inheritdoc cref="CompiledQuery{TResult}"/>
internal sealed class CompiledQuery<T1, T2, TResult>(Expression<Func<KontextualDbContext, T1, T2, CancellationToken, TResult>> query)
{
    private readonly ConditionalWeakTable<IModel, Func<KontextualDbContext, T1, T2, CancellationToken, Task<TResult>>> _compiled = [];

    public Task<TResult> RunAsync(KontextualDbContext db, T1 first, T2 second, CancellationToken cancellationToken) =>
        _compiled.GetValue(db.Model, _ => EF.CompileAsyncQuery(query))(db, first, second, cancellationToken);
}

/// <inheritdoc cref="CompiledQuery{TResult}"/>
internal sealed class CompiledQuery<T1, T2, T3, TResult>(
    Expression<Func<KontextualDbContext, T1, T2, T3, CancellationToken, TResult>> query)
{
    private readonly ConditionalWeakTable<IModel, Func<KontextualDbContext, T1, T2, T3, CancellationToken, Task<TResult>>> _compiled = [];

    public Task<TResult> RunAsync(KontextualDbContext db, T1 first, T2 second, T3 third, CancellationToken cancellationToken) =>
        _compiled.GetValue(db.Model, _ => EF.CompileAsyncQuery(query))(db, first, second, third, cancellationToken);
}
