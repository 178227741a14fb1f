namespace Weir.EndToEnd.Tests.Harness;

/// <summary>A folder that every user may enter, gone with the test. Its path is short: a socket's may have 107 bytes.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public TemporaryFolder()
    {
        var folder = Directory.CreateTempSubdirectory("weir-");
        File.SetUnixFileMode(folder.FullName, (UnixFileMode)0b111_101_101);
        Path = folder.FullName;
    }

    public string Path { get; }

    // A job that still runs may write while we delete; the leftover is the temporary folder's business.
    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (IOException failure)
        {
            TestContext.Current.SendDiagnosticMessage("left {0}: {1}", Path, failure.Message);
        }
    }
}
