using Weir.Jobs;

namespace Weir.Ways.Cron;

/// <summary>One of cron's tables.</summary>
/// <param name="Folder">The folder it is in.</param>
/// <param name="File">Its name there.</param>
/// <param name="Owner">Whose table it is; <see langword="null"/> for a system table.</param>
internal sealed record CronTable(string Folder, string File, string? Owner)
{
    /// <summary>Its absolute path.</summary>
    public string Path => System.IO.Path.Join(Folder, File);

    /// <summary>What its jobs' description is called.</summary>
    public ObjectName Name => ObjectName.Derive(File);
}
