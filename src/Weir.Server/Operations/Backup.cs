using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Administration;

namespace Weir.Server.Operations;

/// <summary><c>weir backup</c>: a consistent copy of the store while it works.</summary>
public static class Backup
{
    /// <summary>Writes the copy; nothing that is there is overwritten.</summary>
    /// <param name="server">The server.</param>
    /// <param name="caller">An administrator.</param>
    /// <param name="path">Absolute and new.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static Task<BackupMade> BackupAsync(this WeirServer server, Caller caller, string path, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(server);
        ArgumentNullException.ThrowIfNull(caller);
        var audited = caller.To("backup", "file", path);
        return server.DoAsync(audited, () => server.WriteAsync(audited, caller, path, cancellationToken));
    }

    private static async Task<BackupMade> WriteAsync(
        this WeirServer server,
        AuditedAction audited,
        Caller caller,
        string path,
        CancellationToken cancellationToken
    )
    {
        WeirServer.Require(caller, Operation.BackUp);
        if (!Path.IsPathFullyQualified(path) || path.Contains('\0', StringComparison.Ordinal))
        {
            throw new RefusedException(ProblemCodes.BadRequest, $"a backup's path is absolute; '{Printable.Escape(path)}' is not");
        }

        if (Path.Exists(path))
        {
            throw new RefusedException(ProblemCodes.Exists, $"{Printable.Escape(path)} is there already: name a new file");
        }

        if (!Directory.Exists(Path.GetDirectoryName(path)))
        {
            throw new RefusedException(
                ProblemCodes.NoSuchDirectory,
                $"there is no directory {Printable.Escape(Path.GetDirectoryName(path) ?? path)} on the server's machine"
            );
        }

        // Read before the copy: the copy then holds at least this number.
        var highest = await server.ReadAsync(view => view.Day.NextNumber - 1, cancellationToken).ConfigureAwait(false);
        // Told before it is done: the copy then tells of itself, and no copy is made untold.
        await server.NoteAsync(audited.Succeeded(server.Time.GetUtcNow()), cancellationToken).ConfigureAwait(false);
        await server.Store.BackupAsync(path, cancellationToken).ConfigureAwait(false);
        return new BackupMade(path, new FileInfo(path).Length, highest);
    }
}
