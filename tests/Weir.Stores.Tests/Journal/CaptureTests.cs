using System.Text;
using Weir.Jobs;
using Weir.Stores.Agent;

namespace Weir.Stores.Tests.Journal;

/// <summary>Captures and the images of their local data areas.</summary>
public sealed class CaptureTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_capture_is_there_after_a_restart_under_its_name_in_any_case()
    {
        await using var open = await JournalInAFile.OpenAsync();
        var capture = Capture("Nightly");

        await KeepAsync(open, new CaptureKept(capture, "one"u8.ToArray()));
        await open.ReopenAsync();

        Assert.Equivalent(
            capture with
            {
                Images = 1,
            },
            await open.Journal.FindCaptureAsync(ObjectName.Parse("NIGHTLY"), Token),
            strict: true
        );
        Assert.Equivalent(
            new CaptureImage(1, capture.ChangedAt, "root", "one"u8.ToArray()),
            Assert.Single(await open.Journal.ListImagesAsync(ObjectName.Parse("nightly"), Token)),
            strict: true
        );
        Assert.Null(await open.Journal.FindCaptureAsync(ObjectName.Parse("OTHER"), Token));
    }

    [Fact]
    public async Task It_is_found_by_the_key_of_its_user_and_of_nobody_else()
    {
        await using var open = await JournalInAFile.OpenAsync();
        var capture = Capture("NIGHTLY");
        await KeepAsync(open, new CaptureKept(capture));

        Assert.Equal(capture.Name, (await open.Journal.FindCaptureAsync(0, capture.Key, Token))?.Name);
        Assert.Null(await open.Journal.FindCaptureAsync(4242, capture.Key, Token));
    }

    [Fact]
    public async Task The_newest_fifty_images_are_kept()
    {
        await using var open = await JournalInAFile.OpenAsync();
        for (var i = 1; i <= CaptureImage.Most + 2; i++)
        {
            await KeepAsync(open, new CaptureKept(Capture("NIGHTLY"), Encoding.UTF8.GetBytes($"image {i}")));
        }

        var images = await open.Journal.ListImagesAsync(ObjectName.Parse("NIGHTLY"), Token);

        Assert.Equal(Enumerable.Range(3, CaptureImage.Most).Reverse().Select(i => (long)i), images.Select(image => image.Sequence));
        Assert.Equal("image 52", Encoding.UTF8.GetString(images[0].Area));
    }

    [Fact]
    public async Task A_renamed_capture_takes_its_images_along_and_a_deleted_one_leaves_none()
    {
        await using var open = await JournalInAFile.OpenAsync();
        var (before, after) = (ObjectName.Parse("BEFORE"), ObjectName.Parse("AFTER"));
        var capture = Capture("BEFORE");
        await KeepAsync(open, new CaptureKept(capture, "one"u8.ToArray()));

        await KeepAsync(open, new CaptureKept(capture with { Name = after }, Former: before));
        Assert.Null(await open.Journal.FindCaptureAsync(before, Token));
        Assert.Equal(1, (await open.Journal.FindCaptureAsync(after, Token))?.Images);

        await KeepAsync(open, new CaptureDeleted(after));
        Assert.Null(await open.Journal.FindCaptureAsync(after, Token));
        Assert.Empty(await open.Journal.ListImagesAsync(after, Token));
    }

    [Fact]
    public async Task Captures_are_listed_by_name_in_pages_of_one_user_or_of_all()
    {
        await using var open = await JournalInAFile.OpenAsync();
        await KeepAsync(open, [.. new[] { "b", "C", "A" }.Select(name => new CaptureKept(Capture(name)))]);
        await KeepAsync(open, new CaptureKept(Capture("D") with { Submitter = new Submitter("alice", 4242, 4242, []) }));

        Assert.Equal(["A", "b"], await ListAsync(open, default, null, 2));
        Assert.Equal(["C", "D"], await ListAsync(open, ObjectName.Parse("B"), null, 2));
        Assert.Equal(["D"], await ListAsync(open, default, 4242, 2));
    }

    [Fact]
    public async Task What_captures_hold_counts_with_what_their_user_has_submitted()
    {
        await using var open = await JournalInAFile.OpenAsync();
        await KeepAsync(open, new CaptureKept(Capture("A"), new byte[1024]));

        Assert.Equal(Capture("A").Bytes.Length + 1024, (await open.Journal.SubmissionBytesAsync(Token))["root"]);
    }

    [Fact]
    public async Task A_purge_leaves_captures_and_a_backup_has_them()
    {
        await using var open = await JournalInAFile.OpenAsync();
        await KeepAsync(open, new CaptureKept(Capture("NIGHTLY"), "one"u8.ToArray()));
        var later = Samples.Noon.AddYears(10);

        await open.Journal.PurgeAsync(later, later, Token);
        await open.Journal.BackupAsync(open.Path + ".copy", Token);
        RestoredJournal.Create(open.Path + ".copy", open.Path + ".restored", _ => true, Samples.Restore, NoonClock.Standing);

        await using var restored = new SqliteAgentJournal(open.Path + ".restored", NoonClock.Standing);
        await restored.OpenAsync(Token);
        Assert.Equal(1, (await restored.FindCaptureAsync(ObjectName.Parse("NIGHTLY"), Token))?.Images);
    }

    private static Task<IReadOnlyList<string>> ListAsync(JournalInAFile open, ObjectName after, uint? user, int limit) =>
        open.Journal.ListCapturesAsync(after, user, limit, capture => capture.Name.Text, Token);

    private static Task<JournalReceipt> KeepAsync(JournalInAFile open, params CaptureChange[] changes) =>
        open.WriteAsync(new JournalEntry { Captures = changes });

    private static JournalCapture Capture(string name) =>
        new(
            ObjectName.Parse(name),
            new Guid(name.GetHashCode(StringComparison.Ordinal), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10),
            new Submitter("root", 0, 0, [4, 27]),
            "job LOADER",
            Samples.Noon,
            "alice",
            Samples.Noon.AddMinutes(1),
            "root",
            [1, 2, 3]
        );
}
