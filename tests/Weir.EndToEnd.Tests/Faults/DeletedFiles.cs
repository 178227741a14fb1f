namespace Weir.EndToEnd.Tests.Faults;

/// <summary>Records of jobs that run are deleted, each or not: none of the jobs starts again.</summary>
internal sealed class DeletedFiles : HarmedRecords
{
    protected override Task Harm(string file, Random random)
    {
        File.Delete(file);
        return Task.CompletedTask;
    }
}
