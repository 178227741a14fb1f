using System.Text.Json;
using Weir.Jobs;
using Weir.Stores.Json;
using Weir.Stores.Sqlite;

namespace Weir.Stores.Agent;

/// <summary>An agent's journal from a backup.</summary>
public static class RestoredJournal
{
    /// <summary>The setting that says so until the server has been told.</summary>
    public const string Setting = "restored";

    /// <summary>Whether a file is the backup of a journal.</summary>
    public static bool IsBackup(string copy) => SqliteRestore.HasCounter(copy, "last_sequence");

    /// <summary>Who restored it, as the setting says; an older one does not.</summary>
    public static AuditEntry? ByWhom(string? setting) =>
        setting?.StartsWith('{') == true ? JsonSerializer.Deserialize(setting, StoreJson.Default.AuditEntry) : null;

    /// <summary>
    /// Makes a journal of a backup. A job that had been let go and has no folder may have run since: it must not run again, so
    /// it counts as one of a machine that has restarted.
    /// </summary>
    /// <param name="copy">The backup.</param>
    /// <param name="path">Where the journal is to be.</param>
    /// <param name="hasFolder">Whether a job's folder is there.</param>
    /// <param name="audited">Who restores it.</param>
    /// <param name="time">Dates migrations.</param>
    /// <exception cref="StoreException">There is a journal already, or the copy is none.</exception>
    public static void Create(string copy, string path, Func<TrackingNumber, bool> hasFolder, AuditedAction audited, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(hasFolder);
        ArgumentNullException.ThrowIfNull(audited);
        ArgumentNullException.ThrowIfNull(time);
        var sql = new SqlFiles("Journal");
        SqliteRestore.Restore(
            copy,
            path,
            sql,
            time,
            connection =>
            {
                connection.Run(
                    sql["Restore"],
                    ("by", JsonSerializer.Serialize(audited.Succeeded(time.GetUtcNow()), StoreJson.Default.AuditEntry))
                );
                foreach (var number in connection.Read(sql["LetGo"], [], row => row.GetInt32(0)))
                {
                    if (!hasFolder(new TrackingNumber(number)))
                    {
                        connection.Run(sql["ForgetBoot"], ("number", number));
                    }
                }
            }
        );
    }
}
