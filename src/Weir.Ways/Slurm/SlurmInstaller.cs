using System.Globalization;
using System.Text;
using Weir.Agent;
using Weir.Agent.Ways;
using Weir.Linux;

namespace Weir.Ways.Slurm;

/// <summary>
/// Puts Weir's hook and the program that tells starts and ends into Slurm's configuration, and takes them out again: each file of the
/// site's is then as it was, byte for byte.
/// </summary>
internal sealed class SlurmInstaller(AgentOptions options, SlurmPaths paths, SlurmFolder site, SlurmGateFiles files, SlurmPrograms slurm)
{
    private const uint Hook = 0x1A4,
        Program = 0x1ED;

    /// <summary>Whether it is in.</summary>
    public bool IsInstalled => site.Read(SlurmPaths.ConfigurationFile) is { } text && SlurmConf.IsInstalled(text);

    /// <summary>Puts them in, or says what would be done.</summary>
    /// <exception cref="WayException">It cannot be done; nothing changed.</exception>
    public WayChange Install(bool isRehearsal)
    {
        if (UserAccounts.CurrentUserId != 0)
        {
            throw new WayException("Slurm's configuration is root's: run weir up as root for jobs of Slurm");
        }

        var before =
            site.Read(SlurmPaths.ConfigurationFile)
            ?? throw new WayException(
                $"{paths.Configuration} is not there, or is no regular file: install slurmctld, and set it up, first"
            );
        var user = FindUser(before);
        var after = SlurmConf.Install(before, paths.Note, site.Include, out var taken);
        var there = site.Read(SlurmPaths.HookFile);
        var isOurs = there is not null && SlurmHook.IsOurs(there);
        RequireChain(there, isOurs);
        var hasSite = isOurs ? File.Exists(paths.SiteHook) : there is not null;
        var hook = SlurmHook.Text(files.Rules, files.Held, hasSite ? paths.SiteHook : null);
        var note = SlurmNoteScript.Text(options.Weir, files.Notes);
        List<string> changed = [],
            same = [];
        Sort(paths.Configuration, before == after);
        Sort(paths.Hook, there == hook);
        Sort(paths.Note, site.Read(SlurmPaths.NoteFile) == note);
        List<string> warnings = [.. taken];
        var isEdited = isOurs && SlurmHook.IsEdited(there!);
        if (isEdited)
        {
            warnings.Add(Edited);
        }

        if (!isRehearsal)
        {
            files.GiveHeldFile(user);
            files.Publish();
            if (isEdited)
            {
                KeepEdited(there!);
            }

            Write(hook, note, keepsSite: there is not null && !isOurs);
            Replace(before, after);
            warnings.AddRange(
                Reconfigure("restart slurmctld to have starts and ends told at once; until then they are seen within a minute")
            );
        }

        return new WayChange(changed, same, [paths.Configuration], warnings);

        void Sort(string path, bool isSame) => (isSame ? same : changed).Add(path);
    }

    /// <summary>Takes them out, or says what would be done.</summary>
    /// <exception cref="WayException">It cannot be done.</exception>
    public WayChange Remove(bool isRehearsal)
    {
        List<string> changed = [],
            warnings = [];
        var before = site.Read(SlurmPaths.ConfigurationFile);
        if (before is not null && SlurmConf.IsInstalled(before))
        {
            changed.Add(paths.Configuration);
            if (!isRehearsal)
            {
                Replace(before, SlurmConf.Remove(before));
            }
        }

        if (site.Read(SlurmPaths.HookFile) is { } hook)
        {
            RemoveHook(hook, isRehearsal, changed, warnings);
        }

        if (File.Exists(paths.Note))
        {
            changed.Add(paths.Note);
            if (!isRehearsal)
            {
                using var folder = FolderHandle.Open(paths.Folder);
                folder.TryRemove(SlurmPaths.NoteFile);
            }
        }

        if (!isRehearsal && changed.Count > 0)
        {
            files.Withdraw();
            warnings.AddRange(Reconfigure("restart slurmctld, so that it runs weir-note.sh no more"));
        }

        return new WayChange(changed, [], [], warnings);
    }

    private void RemoveHook(string hook, bool isRehearsal, List<string> changed, List<string> warnings)
    {
        using var folder = FolderHandle.Open(paths.Folder);
        var hasSite = folder.Has(SlurmPaths.SiteHookFile);
        if (!SlurmHook.IsOurs(hook))
        {
            if (hasSite)
            {
                warnings.Add(
                    $"{paths.Hook} is not Weir's any more: somebody put another in its place since, and it is left as it is; what was there before Weir came is {paths.SiteHook}"
                );
            }

            return;
        }

        changed.Add(paths.Hook);
        if (SlurmHook.IsEdited(hook))
        {
            warnings.Add(Edited);
            if (!isRehearsal)
            {
                KeepEdited(hook);
            }
        }

        if (isRehearsal)
        {
            return;
        }

        if (hasSite)
        {
            folder.Rename(SlurmPaths.SiteHookFile, SlurmPaths.HookFile);
        }
        else
        {
            folder.TryRemove(SlurmPaths.HookFile);
        }

        folder.Synchronize();
    }

    private string Edited => $"{paths.Hook} was edited by somebody else since Weir made it: the edited text is kept as {paths.EditedHook}";

    private void KeepEdited(string hook) =>
        DurableFile.Write(paths.Folder, SlurmPaths.EditedHookFile, Encoding.Latin1.GetBytes(hook), Hook);

    private void RequireChain(string? there, bool isOurs)
    {
        if (there is null && FileStatus.At(paths.Hook) is not null)
        {
            throw new WayException($"{paths.Hook} is a link, or no regular file: Weir chains with regular files only");
        }

        if (there is null || isOurs)
        {
            return;
        }

        foreach (var function in (string[])["slurm_job_submit", "slurm_job_modify"])
        {
            if (!there.Contains(function, StringComparison.Ordinal))
            {
                throw new WayException(
                    $"{paths.Hook} does not define {function}, so that Slurm itself refuses it and Weir cannot call it: mend it, or take it away"
                );
            }
        }

        if (File.Exists(paths.SiteHook))
        {
            throw new WayException($"{paths.SiteHook} is there already, where the site's own hook would be kept: take it away first");
        }
    }

    // The site's own file keeps its owner, mode and time: it gets another name.
    private void Write(string hook, string note, bool keepsSite)
    {
        using var folder = FolderHandle.Open(paths.Folder);
        DurableFile.Write(folder, SlurmPaths.NoteFile, Encoding.Latin1.GetBytes(note), Program);
        DurableFile.Write(folder, keepsSite ? SlurmPaths.SiteHookFile : SlurmPaths.HookFile, Encoding.Latin1.GetBytes(hook), Hook);
        if (keepsSite)
        {
            // slurmctld finds a hook at every moment.
            folder.TryExchange(SlurmPaths.SiteHookFile, SlurmPaths.HookFile);
            folder.Synchronize();
        }
    }

    private void Replace(string before, string after)
    {
        if (before == after)
        {
            return;
        }

        using var folder = FolderHandle.Open(paths.Folder);
        using var file = OpenedFile.Open(folder, SlurmPaths.ConfigurationFile);
        if (
            file is null
            || Encoding.Latin1.GetString(file.Read(SlurmFolder.MaximumSize)) != before
            || !file.TryReplace(Encoding.Latin1.GetBytes(after))
        )
        {
            throw new WayException($"{paths.Configuration} was changed by somebody else at the same moment: try again");
        }
    }

    private IEnumerable<string> Reconfigure(string restart)
    {
        var (isDone, text) = slurm.RunAsync("scontrol", ["reconfigure"], CancellationToken.None).GetAwaiter().GetResult();
        if (!isDone)
        {
            yield return $"scontrol reconfigure failed, so that slurmctld takes this over when it starts next: {text.ReplaceLineEndings(" ")}";
        }

        yield return restart;
    }

    private UserAccount FindUser(string text)
    {
        var name = SlurmConf.Find(text, "SlurmUser", site.Include) ?? "root";
        var user = uint.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? UserAccounts.Find(id)
            : UserAccounts.Find(name);
        return user ?? throw new WayException($"SlurmUser {name} of {paths.Configuration} is no user of this machine");
    }
}
