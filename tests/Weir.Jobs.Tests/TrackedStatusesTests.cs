namespace Weir.Jobs.Tests;

public sealed class TrackedStatusesTests
{
    [Theory]
    [InlineData(TrackedStatus.Stored, 'T', true)]
    [InlineData(TrackedStatus.Accepted, 'I', true)]
    [InlineData(TrackedStatus.Rejected, 'E', true)]
    [InlineData(TrackedStatus.StartReceived, 'X', false)]
    [InlineData(TrackedStatus.Submitted, 'R', false)]
    [InlineData(TrackedStatus.ReleasedByOperator, 'M', false)]
    [InlineData(TrackedStatus.Cancelled, 'K', false)]
    [InlineData(TrackedStatus.Passive, 'P', false)]
    [InlineData(TrackedStatus.StartFailed, 'F', false)]
    public void Each_status_has_its_letter_and_three_of_them_wait_for_a_start(TrackedStatus status, char letter, bool awaitsStart)
    {
        Assert.Equal(letter, status.Letter());
        Assert.Equal(status, TrackedStatuses.FromLetter(letter));
        Assert.Equal(status, TrackedStatuses.FromLetter(char.ToLowerInvariant(letter)));
        Assert.Equal(awaitsStart, status.AwaitsStart());
    }

    [Fact]
    public void Another_letter_is_no_status() => Assert.Null(TrackedStatuses.FromLetter('Z'));
}
