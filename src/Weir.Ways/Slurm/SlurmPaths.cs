namespace Weir.Ways.Slurm;

/// <summary>Where Slurm keeps what the way in changes.</summary>
/// <param name="Folder">The folder of its configuration.</param>
internal sealed record SlurmPaths(string Folder)
{
    /// <summary>The file of its configuration.</summary>
    public const string ConfigurationFile = "slurm.conf";

    /// <summary>The hook that Slurm runs for each submission.</summary>
    public const string HookFile = "job_submit.lua";

    /// <summary>The site's own hook, once Weir's stands in its place and calls it.</summary>
    public const string SiteHookFile = "job_submit.site.lua";

    /// <summary>Weir's hook as somebody else edited it, once Weir puts its own in again, or takes it out.</summary>
    public const string EditedHookFile = "job_submit.edited.lua";

    /// <summary>What slurmctld runs at starts and ends.</summary>
    public const string NoteFile = "weir-note.sh";

    /// <summary>Debian's.</summary>
    public static SlurmPaths Debian { get; } = new("/etc/slurm");

    /// <summary>The configuration's path.</summary>
    public string Configuration => Path.Join(Folder, ConfigurationFile);

    /// <summary>The hook's path.</summary>
    public string Hook => Path.Join(Folder, HookFile);

    /// <summary>The site's own hook's path.</summary>
    public string SiteHook => Path.Join(Folder, SiteHookFile);

    /// <summary>The path of what an edited hook is kept as.</summary>
    public string EditedHook => Path.Join(Folder, EditedHookFile);

    /// <summary>The path of what slurmctld runs at starts and ends.</summary>
    public string Note => Path.Join(Folder, NoteFile);
}
