using Weir.Protocol;
using Weir.Server.Operations;
using Weir.Stores.Server;
using static Weir.Server.Tests.ServerFixture;

namespace Weir.Server.Tests.Operations;

public sealed class BackupTests
{
    [Fact]
    public async Task A_backup_opens_as_a_store_and_has_the_jobs_and_the_highest_number()
    {
        await using var fixture = await OpenAsync();
        var number = await fixture.HeldAsync();
        var path = Path.Join(fixture.Folder, "copy.db");

        var made = await fixture.Server.BackupAsync(Root, path, Cancellation);

        Assert.True(made.HighestNumber >= number.Value);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        await using var copy = new SqliteServerStore(path, TimeProvider.System);
        await copy.OpenAsync(Cancellation);
        Assert.NotNull(await copy.FindJobAsync(number, Cancellation));
    }

    [Fact]
    public async Task Nothing_that_is_there_is_overwritten_and_no_directory_is_made()
    {
        await using var fixture = await OpenAsync();

        await Refusal.OfAsync(
            ProblemCodes.Exists,
            () => fixture.Server.BackupAsync(Root, Path.Join(fixture.Folder, "server.db"), Cancellation)
        );
        await Refusal.OfAsync(
            ProblemCodes.NoSuchDirectory,
            () => fixture.Server.BackupAsync(Root, Path.Join(fixture.Folder, "no", "copy.db"), Cancellation)
        );
        await Refusal.OfAsync(
            ProblemCodes.NotAllowed,
            () => fixture.Server.BackupAsync(Operator, Path.Join(fixture.Folder, "copy.db"), Cancellation)
        );
    }
}
