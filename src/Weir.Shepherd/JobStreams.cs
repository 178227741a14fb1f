using Weir.Linux;

namespace Weir.Shepherd;

/// <summary>The streams of a stored job: nothing to read, and its two files.</summary>
internal sealed class JobStreams : IDisposable
{
    private const uint Mode = 0x1A0;

    public JobStreams(FolderHandle folder, (uint User, uint Group)? owner)
    {
        try
        {
            Input = StandardStreams.OpenNull();
            Output = folder.OpenAppend(JobFiles.Output, Mode, owner);
            Error = folder.OpenAppend(JobFiles.Error, Mode, owner);
        }
        catch (LinuxException)
        {
            Dispose();
            throw;
        }
    }

    public int Input { get; } = -1;

    public int Output { get; } = -1;

    public int Error { get; } = -1;

    public void Dispose()
    {
        ReadOnlySpan<int> open = [Input, Output, Error];
        foreach (var descriptor in open)
        {
            if (descriptor >= 0)
            {
                Descriptors.Close(descriptor);
            }
        }
    }
}
