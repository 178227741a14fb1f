using System.Text;
using Weir.Ways.Slurm;

namespace Weir.Ways.Tests.Slurm;

/// <summary>What somebody else may do to Weir's part of Slurm's configuration, and how that is told.</summary>
public sealed class SlurmPlacesTests : IDisposable
{
    private readonly SlurmPaths _paths = new(Directory.CreateTempSubdirectory("weir-größe-").FullName);

    public SlurmPlacesTests()
    {
        Write(SlurmPaths.ConfigurationFile, SlurmConf.Install("ClusterName=lab\n", _paths.Note, _ => null, out _));
        Write(SlurmPaths.HookFile, SlurmHook.Text("/run/rules", "/run/held", null));
        Write(SlurmPaths.NoteFile, SlurmNoteScript.Text("/usr/größe/weir", "/run/notes"));
    }

    public void Dispose() => Directory.Delete(_paths.Folder, recursive: true);

    [Fact]
    public void What_is_as_Weir_put_it_in_is_no_change() => Assert.Empty(Changes());

    [Theory]
    [InlineData("slurm.conf", "ClusterName=lab\n", "was written without Weir's lines")]
    [InlineData("slurm.conf", null, "put it back, then weir gate install slurm")]
    [InlineData(
        "job_submit.lua",
        "-- mine\n",
        "was replaced by somebody else, so that no job of Slurm is held: weir gate install slurm keeps it"
    )]
    [InlineData(
        "job_submit.lua",
        null,
        "is gone, or is no regular file any more, so that no job of Slurm is held: weir gate install slurm"
    )]
    [InlineData("weir-note.sh", "#!/bin/sh\n# weir: '1' '2' '3'\n", "starts and ends are seen within a minute only")]
    [InlineData("weir-note.sh", null, "starts and ends are seen within a minute only")]
    public void What_is_replaced_or_gone_is_told_with_the_way_back(string file, string? text, string told)
    {
        File.Delete(Path.Join(_paths.Folder, file));
        if (text is not null)
        {
            Write(file, text);
        }

        var change = Assert.Single(Changes());

        Assert.StartsWith(Path.Join(_paths.Folder, file), change, StringComparison.Ordinal);
        Assert.Contains(told, change, StringComparison.Ordinal);
        Assert.Contains("weir gate install slurm", change, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("slurm.conf", "JobSubmitPlugins=lua\n", "", "what Weir needs of it is not as Weir put it in")]
    [InlineData("slurm.conf", "ClusterName", "PrologSlurmctld=/site\nClusterName", "what Weir needs of it is not as Weir put it in")]
    [InlineData("slurm.conf", "ClusterName", "Include more.conf\nClusterName", "Weir's lines do not count any more")]
    [InlineData("job_submit.lua", "weir:hold:", "other:hold:", "keeps the edited text as")]
    [InlineData("weir-note.sh", "exit 0", "exit 1", "weir gate install slurm makes it anew")]
    public void What_is_edited_is_told_with_the_way_back(string file, string before, string after, string told)
    {
        Write("more.conf", "JobSubmitPlugins=other\n");
        var path = Path.Join(_paths.Folder, file);
        Write(file, File.ReadAllText(path, Encoding.Latin1).Replace(before, after, StringComparison.Ordinal));

        var change = Assert.Single(Changes());

        Assert.StartsWith(path, change, StringComparison.Ordinal);
        Assert.Contains(told, change, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_the_sites_own_hook_is_kept_the_way_back_says_what_becomes_of_it()
    {
        Write(SlurmPaths.SiteHookFile, "-- the site's\n");
        Write(SlurmPaths.HookFile, "-- another\n");
        Assert.Contains($"take {_paths.SiteHook} away", Assert.Single(Changes()), StringComparison.Ordinal);

        File.Delete(_paths.Hook);
        Assert.Contains($"move {_paths.SiteHook} there", Assert.Single(Changes()), StringComparison.Ordinal);
    }

    [Fact]
    public void What_only_Weir_added_may_stand_beside_what_the_site_adds_itself()
    {
        var text = File.ReadAllText(_paths.Configuration, Encoding.Latin1);
        Write(SlurmPaths.ConfigurationFile, text + "PartitionName=main Nodes=ALL\n");

        Assert.Empty(Changes());
    }

    private IReadOnlyList<string> Changes() => new SlurmPlaces(_paths, new SlurmFolder(_paths)).FindChanges();

    private void Write(string file, string text) => File.WriteAllText(Path.Join(_paths.Folder, file), text, Encoding.Latin1);
}
