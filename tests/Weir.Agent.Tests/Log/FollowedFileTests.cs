using System.Text;
using Weir.Agent.Log;

namespace Weir.Agent.Tests.Log;

public sealed class FollowedFileTests
{
    private static CancellationToken Patience => TestContext.Current.CancellationToken;

    [Theory(Timeout = 20_000)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_is_written_after_the_writer_cut_the_file_short_is_read_from_its_new_beginning(bool over)
    {
        var path = Path.GetTempFileName();
        var end = new TaskCompletionSource();
        try
        {
            await File.WriteAllTextAsync(path, "a first and long line\n", Patience);
            await using var followed = new FollowedFile(
                () => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0),
                end.Task
            );
            Assert.Equal("a first and long line\n", await ReadAsync(followed));

            await File.WriteAllTextAsync(path, "anew\n", Patience);
            if (over)
            {
                end.SetResult();
            }

            Assert.Equal("anew\n", await ReadAsync(followed));
            end.TrySetResult();
            Assert.Equal("", await ReadAsync(followed));
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static async Task<string> ReadAsync(FollowedFile followed)
    {
        var buffer = new byte[100];
        return Encoding.UTF8.GetString(buffer, 0, await followed.ReadAsync(buffer, Patience));
    }
}
