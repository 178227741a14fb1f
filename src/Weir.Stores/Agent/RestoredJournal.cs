using Weir.Jobs;
using Weir.Stores.Sqlite;

namespace Weir.Stores.Agent;

/// <summary>An agent's journal from a backup.</summary>
public static class RestoredJournal
{
    /// <summary>The setting that says so until the server has been told.</summary>
    public const string Setting = "restored";

    /// <summary>Whether a file is the backup of a journal.</summary>
    public static bool IsBackup(string copy) => SqliteRestore.HasCounter(copy, "last_sequence");

    /// <summary>
    /// Makes a journal of a backup. A job that had been let go and has no folder may have run since: it must not run again, so
    /// it counts as one of a machine that has restarted.
    /// </summary>
    /// <param name="copy">The backup.</param>
    /// <param name="path">Where the journal is to be.</param>
    /// <param name="hasFolder">Whether a job's folder is there.</param>
    /// <param name="time">Dates migrations.</param>
    /// <exception cref="StoreException">There is a journal already, or the copy is none.</exception>
    public static void Put(string copy, string path, Func<TrackingNumber, bool> hasFolder, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(hasFolder);
        var sql = new SqlFiles("Journal");
        SqliteRestore.Put(copy, path, sql, time, connection =>
        {
            connection.Run(sql["Restore"]);
            foreach (var number in connection.Read(sql["LetGo"], [], row => row.GetInt32(0)))
            {
                if (!hasFolder(new TrackingNumber(number)))
                {
                    connection.Run(sql["ForgetBoot"], ("number", number));
                }
            }
        });
    }
}
