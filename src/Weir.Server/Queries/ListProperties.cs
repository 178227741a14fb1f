using Weir.Jobs;
using Weir.Jobs.Properties;
using Weir.Protocol.Properties;
using Weir.Server.Definitions;
using Weir.Server.Operations;

namespace Weir.Server.Queries;

/// <summary><c>weir property list|show</c>.</summary>
public static class ListProperties
{
    /// <summary>Properties by name, a page at a time; of those of jobs the ones whose jobs the caller sees.</summary>
    /// <param name="server">The server.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="after">The last name of the page before; <see langword="null"/> for the first page.</param>
    /// <param name="limit">How many.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<PropertyPage> ListPropertiesAsync(
        this WeirServer server,
        Caller caller,
        string? after,
        int limit,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(server);
        var visibility = Visibility.For(caller, Operation.ReadProperties);
        // The catalog does not change: it is looked through beside the loop.
        var catalog = await server.ReadAsync(view => view.Definitions, cancellationToken).ConfigureAwait(false);
        var items = StoredProperties
            .All(catalog)
            .Where(property => after is null || string.Compare(property.Name, after, StringComparison.OrdinalIgnoreCase) > 0)
            .Where(property => property.OwnerOf() is not { } owner || visibility.Sees(owner))
            .Take(limit + 1)
            .Select(property => property.ToView())
            .ToList();
        return items.Count > limit ? new PropertyPage([.. items.Take(limit)], items[limit - 1].Name) : new PropertyPage(items, null);
    }

    /// <summary>One of them.</summary>
    /// <exception cref="RefusedException">There is none such that the caller sees.</exception>
    public static async Task<PropertyView> ShowPropertyAsync(
        this WeirServer server,
        Caller caller,
        PropertyPath path,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(server);
        ArgumentNullException.ThrowIfNull(path);
        var visibility = Visibility.For(caller, Operation.ReadProperties);
        var at =
            path.Scope == PropertyScope.JI
                ? PropertyPath.OfJob(path.Name, await server.NumberOfAsync(path, cancellationToken).ConfigureAwait(false))
                : path;
        var found = await server.ReadAsync(view => StoredProperties.Find(view.Definitions, at), cancellationToken).ConfigureAwait(false);
        return found is not null && (found.OwnerOf() is not { } owner || visibility.Sees(owner))
            ? found.ToView()
            : throw SetProperties.None(path);
    }
}
