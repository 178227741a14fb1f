using Weir.Linux;

namespace Weir.Shepherd;

/// <summary>The streams of a stored job: nothing to read, or a pipe where it is answered, and its two files.</summary>
internal sealed class JobStreams : IDisposable
{
    private const uint Mode = 0x1A0,
        PipeMode = 0x180;

    public JobStreams(FolderHandle files, (uint User, uint Group) owner, bool isAnswered)
    {
        try
        {
            Input = isAnswered ? files.CreatePipe(JobFiles.Input, PipeMode, owner) : StandardStreams.OpenNull();
            Output = Create(files, JobFiles.Output, owner);
            Error = Create(files, JobFiles.Error, owner);
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

    private static int Create(FolderHandle files, string name, (uint User, uint Group) owner)
    {
        try
        {
            return files.CreateAppend(name, Mode, owner);
        }
        catch (LinuxException there) when (there.ErrorNumber == Errno.Exists)
        {
            // Of an attempt that came to nothing, and somebody may read it already. In a folder of another's it may be anything.
            if (files.Facts.Owner == UserAccounts.CurrentUserId)
            {
                return files.OpenAppend(name, Mode);
            }

            files.TryRemove(name);
            return files.CreateAppend(name, Mode, owner);
        }
    }
}
