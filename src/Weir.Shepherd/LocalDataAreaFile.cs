using System.Text;
using Weir.Jobs;
using Weir.Linux;

namespace Weir.Shepherd;

/// <summary>The local data area as its job sees it: a file of 1024 bytes, filled up with blanks.</summary>
internal static class LocalDataAreaFile
{
    /// <summary>Writes the file and gives the environment entry that names it.</summary>
    public static byte[] Write(JobPlace place, byte[] area, (uint User, uint Group)? owner)
    {
        var whole = new byte[JobSpec.LocalDataAreaSize];
        whole.AsSpan().Fill((byte)' ');
        area.CopyTo(whole, 0);
        const uint Mode = 0x1A0;
        var descriptor = JobPlace.CreateAnew(place.Files, JobFiles.LocalDataArea, Mode, owner);
        try
        {
            Descriptors.WriteAll(descriptor, whole);
        }
        finally
        {
            Descriptors.Close(descriptor);
        }

        return Encoding.UTF8.GetBytes($"WEIR_LDA={place.FilesPath}/{JobFiles.LocalDataArea}");
    }
}
