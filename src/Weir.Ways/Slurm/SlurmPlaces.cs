using Weir.Agent.Ways;

namespace Weir.Ways.Slurm;

/// <summary>Finds what somebody else changed of what Weir put into Slurm's configuration.</summary>
internal sealed class SlurmPlaces(SlurmPaths paths, SlurmFolder site) : IOwnPlaces
{
    private const string Install = "weir gate install slurm";

    public string Way => SlurmState.Way;

    public IReadOnlyList<string> Folders => [paths.Folder];

    public IReadOnlyList<string> FindChanges() => [.. ((string?[])[Configuration(), Hook(), Note()]).OfType<string>()];

    private string? Configuration()
    {
        if (site.Read(SlurmPaths.ConfigurationFile) is not { } text)
        {
            return $"{paths.Configuration} is gone, or is no regular file any more: put it back, then {Install} puts Weir's lines in again";
        }

        if (!SlurmConf.IsInstalled(text))
        {
            return $"{paths.Configuration} was written without Weir's lines, and the jobs of Slurm run past Weir once slurmctld reads it: {Install} puts them in again";
        }

        try
        {
            return SlurmConf.Install(text, paths.Note, site.Include, out _) == text
                ? null
                : $"{paths.Configuration} was edited by somebody else, and what Weir needs of it is not as Weir put it in: {Install} puts it in again";
        }
        catch (WayException refused)
        {
            return $"{paths.Configuration} was edited by somebody else, so that Weir's lines do not count any more: {refused.Message}; then {Install} puts them in again";
        }
    }

    private string? Hook() =>
        site.Read(SlurmPaths.HookFile) is not { } text
            ? $"{paths.Hook} is gone, or is no regular file any more, so that no job of Slurm is held: {(File.Exists(paths.SiteHook) ? $"move {paths.SiteHook} there, then " : "")}{Install} puts it in again"
        : !SlurmHook.IsOurs(text)
            ? $"{paths.Hook} was replaced by somebody else, so that no job of Slurm is held: {(File.Exists(paths.SiteHook) ? $"take {paths.SiteHook} away, which was there before, then " : "")}{Install} keeps it and calls it first"
        : SlurmHook.IsEdited(text)
            ? $"{paths.Hook} was edited by somebody else since Weir made it, and may hold other jobs than the rules say: {Install} makes it anew, and keeps the edited text as {paths.EditedHook}"
        : null;

    private string? Note() =>
        site.Read(SlurmPaths.NoteFile) is { } text && SlurmNoteScript.IsOurs(text)
            ? null
            : $"{paths.Note} is gone, or was edited by somebody else, so that starts and ends are seen within a minute only: {Install} makes it anew";
}
