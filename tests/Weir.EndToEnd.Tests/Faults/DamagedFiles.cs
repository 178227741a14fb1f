using System.Diagnostics.CodeAnalysis;

namespace Weir.EndToEnd.Tests.Faults;

/// <summary>Records of jobs that run hold other bytes, each or not: nothing follows from them.</summary>
internal sealed class DamagedFiles : HarmedRecords
{
    private const int Most = 200;

    [SuppressMessage("Security", "CA5394", Justification = "The bytes are to be the same in every run of a seed.")]
    protected override async Task Harm(string file, Random random)
    {
        var bytes = new byte[random.Next(Most)];
        random.NextBytes(bytes);
        // In place: who has the file open goes on with this one.
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        stream.SetLength(0);
        await stream.WriteAsync(bytes, TestContext.Current.CancellationToken);
    }
}
